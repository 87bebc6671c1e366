import ArgumentParser
import VaultLoader

/// What a user confirms of one delivery that looks like a mistake.
struct ConfirmationOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Accept an empty snapshot: treat every key of this source and of --tenant as deleted. For one source."
    ))
  var confirmEmpty = false

  @Flag(
    help: ArgumentHelp(
      "Close the keys that a snapshot lacks, however many they are and whatever is quarantined. For one "
        + "source."))
  var confirmAbsences = false

  @Flag(help: "Accept a --load-date that is ahead of the database's clock.")
  var confirmFuture = false

  var confirmation: LoadOptions.Confirmation {
    var confirmation = LoadOptions.Confirmation()
    confirmation.isEmpty = confirmEmpty
    confirmation.absences = confirmAbsences
    confirmation.future = confirmFuture
    return confirmation
  }

  /// The flag that speaks of one extract; nil where none is given.
  var flagOfOneExtract: String? {
    confirmEmpty ? "--confirm-empty" : confirmAbsences ? "--confirm-absences" : nil
  }
}
