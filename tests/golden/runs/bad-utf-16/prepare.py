import pathlib

pathlib.Path("answers.csv").write_bytes("id,q1,q2,q3,q4,q5\r\nr1,1,2,3,4,5\r\n".encode("utf-16"))
