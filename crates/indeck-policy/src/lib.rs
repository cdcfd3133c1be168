//! Who may see what: decisions, masking, disclosure control for tables and records.
