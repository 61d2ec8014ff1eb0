import pathlib

rows = ["id,q1,q2,q3,q4,q5"] + [f"r{number},1,2,{number},4,5" for number in range(1, 31)]
pathlib.Path("answers.csv").write_text("\n".join(rows) + "\n")
