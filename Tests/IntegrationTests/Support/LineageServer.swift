import FoundationEssentials
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// An HTTP server that writes down what it is sent and answers always the same.
struct LineageServer: Sendable {
  let address: String
  private let requests: FilePath

  /// What a request said.
  struct Request: Decodable {
    var path: String
    var authorization: String?
    var contentType: String?
    var body: String
  }

  /// Gives the body a server that answers with a status.
  static func with(
    status: Int, _ body: @escaping @Sendable (LineageServer) async throws -> Void
  ) async throws {
    try await TemporaryFolder.with(named: "lineage") { folder in
      let (port, requests) = (folder.appending("port"), folder.appending("requests"))
      let arguments = ["-c", script, port.string, requests.string, "\(status)"]
      _ = try await Subprocess.run(
        .name("python3"), arguments: Arguments(arguments), input: .none,
        output: .discarded, error: .discarded
      ) { server in
        defer { try? server.send(signal: .terminate) }
        let number = try await lines(of: port).first
        let address = "http://127.0.0.1:\(try #require(number))"
        try await body(LineageServer(address: address, requests: requests))
      }
    }
  }

  /// All that came until now.
  func received() throws -> [Request] {
    let text = try String(contentsOfFile: requests.string, encoding: .utf8)
    return try text.split(separator: "\n").map {
      try JSONDecoder().decode(Request.self, from: Data($0.utf8))
    }
  }

  /// The lines of a file that another program is about to write.
  private static func lines(of file: FilePath) async throws -> [Substring] {
    for _ in 0..<300 {
      if let text = try? String(contentsOfFile: file.string, encoding: .utf8), !text.isEmpty {
        return text.split(separator: "\n").map { $0 }
      }
      try await Task.sleep(for: .milliseconds(100))
    }
    return []
  }

  /// The answer repeats the key: who shows answers shows it.
  private static let script = """
    import http.server, json, os, sys
    port, requests, status = sys.argv[1], sys.argv[2], int(sys.argv[3])
    open(requests, "w").close()
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            key = self.headers["Authorization"]
            with open(requests, "a") as file:
                print(json.dumps({"path": self.path, "authorization": key, "body": body,
                    "contentType": self.headers["Content-Type"]}), file=file)
            answer = ("refused with " + str(key)).encode()
            self.send_response(status, str(key))
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)
    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    with open(port + ".draft", "w") as file:
        print(server.server_port, file=file)
    os.rename(port + ".draft", port)
    server.serve_forever()
    """
}
