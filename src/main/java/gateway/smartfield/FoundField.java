package gateway.smartfield;

import gateway.contract.Smartfield;

/** A smartfield and where it stands in the file. */
sealed interface FoundField permits FoundTag, FoundWidget {
  Smartfield field();

  TagMeaning meaning();

  FoundField with(Smartfield changed);
}
