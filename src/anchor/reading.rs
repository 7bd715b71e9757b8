//! How Han characters are read, in Mandarin and in the languages that share them.
