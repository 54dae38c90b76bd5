import { expect, test } from "vitest";
import { splitStatements } from "./split-statements";

test.each([
  ["statements", "select 1; select 2;", ["select 1", "select 2"]],
  ["the last one without its semicolon", "select 1;\nselect 2", ["select 1", "select 2"]],
  ["a text", "select 'a;b'; select 'it''s; here'", ["select 'a;b'", "select 'it''s; here'"]],
  ["a text with escapes", "select E'a\\';b'; select 1", ["select E'a\\';b'", "select 1"]],
  ["a name", 'select ";"; select 1', ['select ";"', "select 1"]],
  ["a remark", "select 1 -- one; two\n+ 1; select 2", ["select 1 -- one; two\n+ 1", "select 2"]],
  ["a longer remark", "select /* ; ' */ 1; select 2", ["select /* ; ' */ 1", "select 2"]],
  [
    "the body of a function",
    "create function f() returns int as $$ begin; return 1; end $$; select $a$ $$;$$ $a$",
    ["create function f() returns int as $$ begin; return 1; end $$", "select $a$ $$;$$ $a$"],
  ],
  ["nothing but a remark", "-- nothing;\n;; /* nor here */", []],
])("a semicolon splits only between statements: %s", (_, script, statements) => {
  expect(splitStatements(script)).toEqual(statements);
});
