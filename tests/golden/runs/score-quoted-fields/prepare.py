import pathlib

pathlib.Path("answers.csv").write_bytes(
    b'"id, quoted",note,"q1",q2,q3,q4,q5,last\n'
    b'  r1 ,"two\nlines, a ""word""",1,2,3,4,5,""\n'
    b'"r2","carriage\r\nreturn","1"," 2",3 ,"4",5,"needless"\n'
    b'r3,bare "quotes" inside,1,2,3,4,5, spaces \n'
)
