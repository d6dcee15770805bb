from django.db import models


class Word(models.Model):
    """A word that some entry holds, so that other forms of it and what was meant by a misspelt one are known."""

    text = models.CharField(max_length=40, unique=True)

    class Meta:
        db_table = "search_word"


class WordKey(models.Model):
    """Under what a word is found again: its stems, itself without accents, itself without one of its letters."""

    key = models.BigIntegerField()
    word = models.ForeignKey(Word, on_delete=models.CASCADE, related_name="keys", db_index=False)

    class Meta:
        db_table = "search_word_key"
        constraints = [models.UniqueConstraint(fields=["key", "word"], name="word_kept_once")]


class Unlearned(models.Model):
    """An entry whose words are still to be learned. Words are learned a moment after they were said, so that two
    people who use a new word at once don't wait for each other."""

    entry_id = models.BigIntegerField()

    class Meta:
        db_table = "search_unlearned"
