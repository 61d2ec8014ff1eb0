import pathlib

pathlib.Path("answers.csv").write_bytes(b"id,note,q1,q2,q3,q4,q5\nr1,fine,1,2,3,4,5\nr2,\"" + b"x" * (65 << 20))
