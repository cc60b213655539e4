"""Made-up people to look at the app with: twelve weeks of sixty-one patients, a therapist, an administrator.

The same people every time, with their last day today. They go into a database file of their own through the same
doors as everybody's data: accounts, consent, synchronisation. Each name says that it is made up.
"""
