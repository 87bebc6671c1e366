/// The words that a name is made of, in letters and digits that every tool can write.
enum Words {
  /// The words as they are spelt; letters of other alphabets stand by their code points.
  static func asWritten(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in name.unicodeScalars {
      if let text = plain(scalar) {
        word += text
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// The words in small letters; a capital within a name begins one: `customerName`.
  static func of(_ name: String) -> [String] {
    asWritten(name).flatMap { word in
      var parts: [String] = []
      var wasSmall = false
      for letter in word {
        if letter.isUppercase, wasSmall || parts.isEmpty {
          parts.append(String(letter))
        } else {
          parts.append((parts.popLast() ?? "") + String(letter))
        }
        wasSmall = !letter.isUppercase
      }
      return parts.map { $0.lowercased() }
    }
  }

  /// Nil for what stands between words.
  private static func plain(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": String(scalar)
    case "\u{0}"..."\u{7F}": nil
    default:
      folded[scalar]
        ?? (scalar.properties.isAlphabetic ? "u\(String(scalar.value, radix: 16))" : nil)
    }
  }

  private static let folded: [Unicode.Scalar: String] = {
    let pairs: [(String, String)] = [
      ("àáâãåā", "a"), ("çćč", "c"), ("ďđð", "d"), ("èéêëēėęě", "e"), ("ğ", "g"), ("ìíîïī", "i"),
      ("łľ", "l"), ("ñńň", "n"), ("òóôõøō", "o"), ("řŕ", "r"), ("śšş", "s"), ("ťţ", "t"),
      ("ùúûūůű", "u"), ("ýÿ", "y"), ("źżž", "z"), ("ä", "ae"), ("ö", "oe"), ("ü", "ue"),
      ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("þ", "th"), ("ı", "i"),
    ]
    var folded: [Unicode.Scalar: String] = [:]
    for (letters, plain) in pairs {
      for letter in letters.unicodeScalars {
        folded[letter] = plain
        let capital = letter.properties.uppercaseMapping.unicodeScalars
        if capital.count == 1, let capital = capital.first, !capital.isASCII {
          folded[capital] = plain.prefix(1).uppercased() + plain.dropFirst()
        }
      }
    }
    return folded
  }()
}
