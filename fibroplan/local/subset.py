"""tmp"""
def check(modules): pass
