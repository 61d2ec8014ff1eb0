import pathlib

pathlib.Path("answers.csv").write_bytes("\ufeffid,note,q1,q2,q3,q4,q5\r\nr1,caf\u00e9,1,2,3,4,5\r\nr2,,5,4,3,2,1".encode())
