"""Reading files: from CSV, Excel or ODS to accepted rows and problems, and from rows to organisations and records."""
