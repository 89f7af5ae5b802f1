namespace NotebookNet.Tests.Teaching;

public class CheckTests
{
    [Fact]
    public void Values_that_agree_are_shown_with_their_largest_difference()
    {
        var shown = Check.Agree(("by hand", 0.5), ("library", 0.50001)).ToString();

        Assert.Contains("by hand", shown, StringComparison.Ordinal);
        Assert.Contains("0.50001", shown, StringComparison.Ordinal);
        Assert.Contains("✓ they agree (largest difference 1e-5)", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_differ_are_named()
    {
        Tensor a = new[] { 1.0, 2, 3 };
        Tensor b = new[] { 1.0, 2.5, 3 };

        var error = Assert.Throws<CheckFailedException>(() => Check.Agree(("first", a), ("second", b)));

        Assert.Equal("'first' and 'second' differ: 2 and 2.5 at number 2 of 3.", error.Message);
    }

    [Fact]
    public void Shapes_must_agree_too_but_one_number_is_one_number()
    {
        Assert.Throws<CheckFailedException>(() => Check.Agree(("a", Tensor.Zeros(2, 1)), ("b", Tensor.Zeros(2))));
        Check.Agree(("a", Tensor.Zeros(1, 1)), ("b", 0.0));
    }

    [Fact]
    public void A_number_that_is_none_agrees_with_nothing_and_infinity_with_itself()
    {
        Assert.Throws<CheckFailedException>(() => Check.Agree(("a", double.NaN), ("b", double.NaN)));
        Check.Agree(("a", double.PositiveInfinity), ("b", double.PositiveInfinity));
        Assert.Throws<CheckFailedException>(() => Check.Agree(("a", double.PositiveInfinity), ("b", 1.0)));
    }

    [Fact]
    public void The_tolerance_grows_with_the_numbers()
    {
        Check.Agree(1e-3, ("a", 1000.0), ("b", 1000.9));
        Assert.Throws<CheckFailedException>(() => Check.Agree(1e-3, ("a", 1000.0), ("b", 1001.1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Check.Agree(double.NaN, ("a", 1.0), ("b", 1.0)));
        Assert.Throws<ArgumentException>(() => Check.Agree(("a", 1.0)));
    }

    [Fact]
    public void A_claim_holds_or_throws()
    {
        Assert.Equal("✓ it rains", Check.That(true, "it rains"));
        Assert.Contains("it rains", Assert.Throws<CheckFailedException>(() => Check.That(false, "it rains")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_writes_numbers_the_same_in_every_culture()
    {
        using var german = new GermanCulture();

        var text = new Table("name", "number", "tensor", "large")
            .Row("a", 1.5, Tensor.From([1f, -2.5f], 2), Tensor.Zeros(4, 5))
            .Row("b", 12345, 0.25f, null)
            .Row("c", 1, Tensor.Range(20), 2)
            .ToString();

        Assert.Contains("1.5", text, StringComparison.Ordinal);
        Assert.Contains("[1, −2.5]", text, StringComparison.Ordinal);
        Assert.Contains("[0, 1, 2, 3, …] 20 numbers", text, StringComparison.Ordinal);
        Assert.Contains("12,345", text, StringComparison.Ordinal);
        Assert.Contains("shape (4, 5)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_says_what_is_wrong_with_a_row()
    {
        Assert.Contains("2 columns (a, b)", Assert.Throws<ArgumentException>(() => new Table("a", "b").Row(1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Table());
    }

    [Fact]
    public void Texts_of_a_table_are_escaped() =>
        Assert.DoesNotContain("<script>", new Table("<script>") { Title = "<script>" }.Row("<script>").ToHtml(), StringComparison.Ordinal);
}
