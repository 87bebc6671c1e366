extension String {
  /// The text without what differs from run to run: dates, times, durations, how wide the columns
  /// are that hold them, and what a load tells while it takes long.
  var blanked: String {
    replacing(/\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d(:?\d\d)?|Z)?)?/, with: "DATE")
      .replacing(/\b\d+(\.\d+)? (s|ms|µs|min)\b/, with: "TIME")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains(/^\d+ records read, \d+ committed, \d+ a second$/) }
      .map { line in
        let narrow = line.replacing(/-{2,}/, with: "--").replacing(/\x20{2,}/, with: " ")
        return narrow.last == " " ? narrow.dropLast() : narrow
      }
      .joined(separator: "\n")
  }
}
