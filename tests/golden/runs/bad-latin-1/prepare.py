import pathlib

pathlib.Path("answers.csv").write_bytes("id,note,q1,q2,q3,q4,q5\nr1,cafe,1,2,3,4,5\nr2,caf\u00e9,1,2,3,4,5\n".encode("latin-1"))
