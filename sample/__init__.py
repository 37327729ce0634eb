"""The sample paper 《云岫报》: readable data that holds what was printed and what a reader must make of it."""
