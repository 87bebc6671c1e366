import Synchronization
import VaultLoader

/// How the runs of this program stand, for whoever asks meanwhile.
final class LiveMetrics: Sendable {
  private enum State {
    case underWay(LoadRun, Progress)
    case ended(MetricsText)
  }

  /// In the order in which the runs began.
  private let states = Mutex<[(id: String, state: State)]>([])

  func begin(_ run: LoadRun, _ progress: Progress) {
    states.withLock { $0.append((run.id, .underWay(run, progress))) }
  }

  func end(_ run: LoadRun, with metrics: MetricsText) {
    states.withLock { states in
      guard let place = states.firstIndex(where: { $0.id == run.id }) else { return }
      states[place].state = .ended(metrics)
    }
  }

  var text: String {
    var all = MetricsText()
    for (_, state) in states.withLock({ $0 }) {
      switch state {
      case .underWay(let run, let progress): all.add(MetricsText(of: run, underWay: progress))
      case .ended(let metrics): all.add(metrics)
      }
    }
    return all.text
  }
}
