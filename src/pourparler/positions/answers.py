"""stub"""
def answers_to(read, parsed, sides, statements):
    return [() for _ in read]
