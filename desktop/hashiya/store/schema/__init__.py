"""The tables of a project file and how they came about; it never touches a row of anyone's work."""
