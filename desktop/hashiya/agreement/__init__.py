"""How far annotators agree: arithmetic on records; it reads no project and writes nothing."""
