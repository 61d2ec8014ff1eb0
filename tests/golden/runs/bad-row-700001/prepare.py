import pathlib

# Two lines per row in the first thousand rows, so that row and line numbers differ.
text = "id,note,q1,q2,q3,q4,q5\n"
text += '1,"two\nlines",1,2,3,4,5\n' * 1000
text += "2,one line,5,4,3,2,1\n" * 699_000
text += "3,out of range,1,2,3,6,5\n"
text += "4,one line,5,4,3,2,1\n" * 1000
pathlib.Path("answers.csv").write_text(text)
