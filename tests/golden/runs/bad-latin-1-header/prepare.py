import pathlib

pathlib.Path("answers.csv").write_bytes("id,\u00e2ge,q1,q2,q3,q4,q5\nr1,40,1,2,3,4,5\n".encode("latin-1"))
