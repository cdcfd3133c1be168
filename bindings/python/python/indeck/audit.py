"""The audit log: whether it is whole, what is in it, proofs.

    >>> import indeck.audit
"""

from indeck._native import Event, LogVerification, audit_prove, audit_query, audit_tail, audit_verify

__all__ = ["Event", "LogVerification", "prove", "query", "tail", "verify"]

prove, query, tail, verify = audit_prove, audit_query, audit_tail, audit_verify
