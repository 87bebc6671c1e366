import Migrations
import Testing

@Suite struct SumFileTests {
  static let files: [(name: String, text: String)] = [
    ("20260101000000_a.sql", "one"), ("20260102000000_b.down.sql", "two"),
    ("20260102000000_b.sql", "three"), ("20260103000000_c.sql", "four"),
  ]
  static let sum = SumFile(of: files).text

  private func faults(
    _ files: [(name: String, text: String)], in sum: String = Self.sum
  ) -> [SumFault] { SumFile.faults(in: sum, files: files) }

  @Test func `files as they were written have nothing against them, in whatever order`() {
    #expect(faults(Self.files) == [])
    #expect(faults(Self.files.reversed()) == [])
    #expect(SumFile(of: Self.files.reversed()).text == Self.sum)
  }

  @Test func `an edited file is named with its line, and no other is`() {
    for place in Self.files.indices {
      var files = Self.files
      files[place].text += " "
      #expect(faults(files) == [SumFault(line: place + 2, .edited(file: files[place].name))])
    }
  }

  @Test func `a removed file is named with its line, and an added one without`() {
    var files = Self.files
    let removed = files.remove(at: 1)
    files.append(("20260102120000_x.sql", "five"))
    #expect(
      faults(files) == [
        SumFault(line: 3, .removed(file: removed.name)),
        SumFault(line: nil, .added(file: "20260102120000_x.sql")),
      ])
  }

  @Test func `a renamed file is one removed and one added`() {
    var files = Self.files
    files[3].name = "20260103000000_d.sql"
    #expect(
      faults(files) == [
        SumFault(line: 5, .removed(file: "20260103000000_c.sql")),
        SumFault(line: nil, .added(file: "20260103000000_d.sql")),
      ])
  }

  @Test func `a line taken away with its file breaks the chain at the next`() {
    var lines = Self.sum.split(separator: "\n")
    lines.remove(at: 2)
    var files = Self.files
    files.remove(at: 1)
    #expect(
      faults(files, in: lines.joined(separator: "\n")) == [
        SumFault(line: 3, .outOfChain(file: "20260102000000_b.sql"))
      ])
  }

  @Test func `an edited file whose line is mended by hand still breaks the chain`() {
    var files = Self.files
    files[1].text = "edited"
    let mended = SumFile(of: [files[1]]).text.split(separator: "\n")[1]
    var lines = Self.sum.split(separator: "\n")
    lines[2] = mended
    #expect(
      faults(files, in: lines.joined(separator: "\n")) == [
        SumFault(line: 3, .outOfChain(file: files[1].name)),
        SumFault(line: 4, .outOfChain(file: files[2].name)),
      ])
  }

  @Test func `marks of a merge are named with their lines`() {
    let lines = Self.sum.split(separator: "\n").map(String.init)
    let merged = lines[...3] + ["<<<<<<< HEAD"] + lines[4...] + ["=======", ">>>>>>> main"]
    let faults = faults(Self.files, in: merged.joined(separator: "\n"))
    #expect(faults.map(\.line) == [5, 7, 8])
    #expect(
      faults.first?.description
        == ":5: '<<<<<<< HEAD' is the mark of a merge that was not finished")
  }

  @Test(arguments: ["", "something else\n"])
  func `another file is no sum`(text: String) {
    #expect(faults(Self.files, in: text).map(\.line) == [1])
  }
}
