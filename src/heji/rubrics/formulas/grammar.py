"""The grammar of formulas: a text becomes a tree, and is never executed.

formula    = "if" formula "then" formula "else" formula | either
either     = both { "or" both }
both       = denied { "and" denied }
denied     = "not" denied | comparison
comparison = sum [ ("<" | "≤" | "=" | "≠" | "≥" | ">") sum ]
sum        = product { ("+" | "-") product }
product    = signed { ("×" | "÷") signed }
signed     = "-" signed | atom
atom       = number [unit] | name | function "(" formula { "," formula } ")" | "(" formula ")"
"""

from __future__ import annotations

from heji.rubrics.formulas.expression import (
    Call,
    Choice,
    Comparison,
    Conjunction,
    Expression,
    Function,
    Joined,
    Name,
    Negative,
    Not,
    Number,
    Operation,
    Relation,
    Sign,
)
from heji.rubrics.formulas.mistake import FormulaError
from heji.rubrics.formulas.tokens import Sort, Token, tokens

#: Words that join, and so name nothing.
KEYWORDS = frozenset({"if", "then", "else", "and", "or", "not"})

#: Names that no input or parameter may have: words of the language and what every rule knows.
RESERVED = KEYWORDS | {each.value for each in Function} | {"weight", "value"}

#: Brackets, signs and conditions inside of one another: deeper is no formula that a person reads.
DEEPEST = 40

_RELATIONS = {each.value: each for each in Relation}
_FUNCTIONS = {each.value: each for each in Function}
_ONE_ARGUMENT = frozenset({Function.ABS, Function.FLOOR})


def parse(text: str) -> Expression:
    """The tree of a formula.

    Args:
        text: `min(executed ÷ budget, 100%)`; `*` and `/` may be written for × and ÷, `<=` for ≤,
            and full-width characters for plain ones.

    Raises:
        FormulaError: it does not follow the grammar; the message says where and what to write.

    >>> parse("executed ÷ 2")
    Operation(sign=<Sign.DIVIDE: '÷'>, left=Name(name='executed'), right=Number(number=Decimal('2'),
    unit=None))
    """
    if not text.strip():
        raise FormulaError("formula-empty", text, 0)
    parser = _Parser(text)
    tree = parser.formula()
    parser.finish()
    return tree


class _Parser:
    """Reads tokens from left to right, one method for each line of the grammar."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokens(text)
        self._index = 0
        self._depth = 0

    @property
    def _next(self) -> Token:
        return self._tokens[self._index]

    def finish(self) -> None:
        """Refuses what is left over."""
        token = self._next
        if token.sort is Sort.END:
            return
        if token.text in _RELATIONS:
            raise self._error("formula-chain", found=token.text)
        if token.text == ")":
            raise self._error("formula-closed")
        raise self._error("formula-operator", found=token.text)

    def formula(self) -> Expression:
        """A whole formula, also in brackets."""
        self._descend()
        tree = self._choice() if self._is_word("if") else self._either()
        self._depth -= 1
        return tree

    def _choice(self) -> Expression:
        self._take()
        condition = self.formula()
        self._expect_word("then")
        then = self.formula()
        self._expect_word("else")
        return Choice(condition, then, self.formula())

    def _either(self) -> Expression:
        tree = self._both()
        while self._is_word("or"):
            self._take()
            tree = Joined(Conjunction.OR, tree, self._both())
        return tree

    def _both(self) -> Expression:
        tree = self._denied()
        while self._is_word("and"):
            self._take()
            tree = Joined(Conjunction.AND, tree, self._denied())
        return tree

    def _denied(self) -> Expression:
        if not self._is_word("not"):
            return self._comparison()
        self._descend()
        self._take()
        tree = Not(self._denied())
        self._depth -= 1
        return tree

    def _comparison(self) -> Expression:
        left = self._sum()
        if self._next.sort is Sort.SIGN and self._next.text in _RELATIONS:
            return Comparison(_RELATIONS[self._take().text], left, self._sum())
        return left

    def _sum(self) -> Expression:
        tree = self._product()
        while self._is_sign("+", "-"):
            tree = Operation(Sign(self._take().text), tree, self._product())
        return tree

    def _product(self) -> Expression:
        tree = self._signed()
        while self._is_sign("×", "÷"):
            tree = Operation(Sign(self._take().text), tree, self._signed())
        return tree

    def _signed(self) -> Expression:
        if not self._is_sign("-"):
            return self._atom()
        self._descend()
        self._take()
        tree = Negative(self._signed())
        self._depth -= 1
        return tree

    def _atom(self) -> Expression:
        token = self._next
        if token.sort is Sort.NUMBER:
            self._take()
            return Number(token.number, token.unit)
        if token.sort is Sort.NAME and token.text not in KEYWORDS:
            self._take()
            return self._call(token) if self._is_sign("(") else self._name(token)
        if self._is_sign("("):
            self._take()
            tree = self.formula()
            self._close()
            return tree
        if token.sort is Sort.END:
            raise self._error("formula-end")
        raise self._error("formula-operand", found=token.text)

    def _name(self, token: Token) -> Expression:
        if token.text in _FUNCTIONS:
            raise FormulaError("formula-call", self._text, token.position, function=token.text)
        return Name(token.text)

    def _call(self, token: Token) -> Expression:
        if token.text not in _FUNCTIONS:
            known = tuple(_FUNCTIONS)
            listed = ", ".join(known)
            raise FormulaError(
                "formula-function",
                self._text,
                token.position,
                known,
                found=token.text,
                functions=listed,
            )
        function = _FUNCTIONS[token.text]
        self._take()
        arguments = [self.formula()]
        while self._is_sign(","):
            self._take()
            arguments.append(self.formula())
        self._close()
        if function in _ONE_ARGUMENT and len(arguments) > 1:
            raise FormulaError("formula-arguments", self._text, token.position, function=token.text)
        return Call(function, tuple(arguments))

    def _close(self) -> None:
        if not self._is_sign(")"):
            key = "formula-end-bracket" if self._next.sort is Sort.END else "formula-bracket"
            raise self._error(key, found=self._next.text)
        self._take()

    def _expect_word(self, word: str) -> None:
        if not self._is_word(word):
            raise self._error("formula-word", word=word)
        self._take()

    def _is_word(self, word: str) -> bool:
        return self._next.sort is Sort.NAME and self._next.text == word

    def _is_sign(self, *signs: str) -> bool:
        return self._next.sort is Sort.SIGN and self._next.text in signs

    def _take(self) -> Token:
        token = self._next
        self._index += 1
        return token

    def _descend(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._error("formula-deep", most=str(DEEPEST))

    def _error(self, key: str, **words: str) -> FormulaError:
        return FormulaError(key, self._text, self._next.position, **words)
