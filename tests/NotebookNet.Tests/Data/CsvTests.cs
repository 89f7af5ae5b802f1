namespace NotebookNet.Tests;

/// <summary>Reading CSV.</summary>
public class CsvTests
{
    /// <summary>Broken texts by what is wrong with them, the options, and what the message must say.</summary>
    public static TheoryData<string, string, string[]> Broken => new()
    {
        { "empty", "", ["is empty"] },
        { "blank lines only", "\n\r\n\n", ["is empty"] },
        { "names only", "a,b\n", ["no samples below its line of names", "HasHeader = false"] },
        { "one column", "a\n1\n2", ["only one column", "separator"] },
        { "a short row", "a,b\n1,2\n3\n", ["line 3: 1 cell, but the first line has 2", "quotes"] },
        { "a long row", "a,b\n1,2\n\n3,4,5\n", ["line 4: 3 cells"] },
        { "an open quote", "a,b\n1,\"2\n3,4\n", ["line 2: a quote is opened and never closed"] },
        { "text behind a quote", "a,b\n1,\"2\"3\n", ["line 2: '3' follows a closing quote"] },
        { "a word among numbers", "a,b\n1,2\n3,2\nabc,4\n5,6\n", ["line 4, column 'a': 'abc' is no number", "MissingValues"] },
        { "a number among words", "a,b\nx,2\ny,2\n3,4\n", ["line 2, column 'a': 'x' is a text, but other cells are numbers"] },
        { "a missing label", "a,b\n1,2\n3,\n", ["line 3: the label 'b' is missing"] },
        { "decimal commas", "a;b\n1,5;2,5\n3,5;4,5\n", ["line 2, column 'a': '1,5' is a number with another decimal separator", "DecimalSeparator = ','"] },
        { "a decimal comma among whole numbers", "a;b\n1;2\n3;2\n4,5;4\n", ["line 4, column 'a': '4,5' is no number", "DecimalSeparator = ',' reads it"] },
        { "line numbers behind a line break in quotes", "a,b\n\"x\ny\",1\n\"z\",abc\nw,2\nv,3\n", ["line 4, column 'b'"] },
    };

    [Fact]
    public void Names_numbers_holes_and_categories_are_found_out()
    {
        var data = Read("length,colour,kind\n5.1, red ,rose\n,white,lily\nNA,red,rose\n-4.7e-1,,lily\n");
        Assert.Equal(["length", "colour = red", "colour = white"], data.FeatureNames);
        Assert.Equal(["lily", "rose"], data.ClassNames);
        Assert.Equal([5.1f, 1, 0, float.NaN, 0, 1, float.NaN, 1, 0, -0.47f, 0, 0], data.Features.ToArray());
        Assert.Equal([1f, 0, 1, 0], data.Labels.ToArray());
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,4")]
    [InlineData("a;b\r\n1;2\r\n3;4\r\n")]
    [InlineData("a\tb\r1\t2\r3\t4\r")]
    [InlineData("a|b\n\n1|2\n   \n3|4\n\n")]
    [InlineData("\"a\";\"b\"\n\"1\";\"2\"\n \"3\" ; \"4\" ")]
    public void Separators_line_ends_and_quotes_are_found_out(string text)
    {
        var data = Read(text.Replace("   \n", string.Empty, StringComparison.Ordinal));
        Assert.Equal(["a"], data.FeatureNames);
        Assert.Equal([1f, 3], data.Features.ToArray());
        Assert.Equal([2f, 4], data.Labels.ToArray());
    }

    [Fact]
    public void Quotes_hold_separators_line_breaks_and_quotes()
    {
        var data = Read("\"a \"\"x\"\", y\",b\n\"one, two\",1\n\"three\nfour\",2\n");
        Assert.Equal(["a \"x\", y = one, two", "a \"x\", y = three\nfour"], data.FeatureNames);
    }

    [Fact]
    public void Without_a_line_of_names_columns_are_numbered()
    {
        var data = Read("5.1,3.5,setosa\n4.9,3.0,virginica\n");
        Assert.Equal(["column 0", "column 1"], data.FeatureNames);
        Assert.Equal(2, data.Count);
        Assert.Equal(3, Read("a,1\n1,2\n3,4\n5,6", new CsvOptions { HasHeader = false, MaxRows = 3, KnownCategories = Known("column 0", "a", "1", "3") }, label: 0).Count);
    }

    [Fact]
    public void A_line_of_names_may_have_an_empty_cell_over_the_row_numbers()
    {
        var data = Read(",size,price\n0,3,210\n1,4,260\n", new CsvOptions { Features = ["size"] }, label: "price");
        Assert.Equal([3f, 4], data.Features.ToArray());
        Assert.Equal("column 0", Read(",size,price\n0,3,210\n1,4,260\n").FeatureNames![0]);
    }

    [Fact]
    public void The_label_is_a_name_a_position_or_a_position_from_the_end()
    {
        const string Text = "a,b,c\n1,2,3\n4,5,6";
        Assert.Equal([3f, 6], Read(Text).Labels.ToArray());
        Assert.Equal([1f, 4], Read(Text, label: "a").Labels.ToArray());
        Assert.Equal([2f, 5], Read(Text, label: 1).Labels.ToArray());
        Assert.Equal([2f, 5], Read(Text, label: ^2).Labels.ToArray());
        Assert.Equal(["b", "c"], Read(Text, label: "a").FeatureNames);
        var chosen = Read(Text, new CsvOptions { Features = ["c", 0] }, label: "b");
        Assert.Equal(["c", "a"], chosen.FeatureNames);
        Assert.Equal([3f, 1, 6, 4], chosen.Features.ToArray());
    }

    [Fact]
    public void Columns_that_are_not_there_or_come_twice_are_told()
    {
        const string Text = "a,b,b\n1,2,3";
        Assert.Contains("no column 'z'. Its columns are: a, b, b", Message(Text, label: "z"), StringComparison.Ordinal);
        Assert.Contains("2 columns called 'b', numbers 1 and 2", Message(Text, label: "b"), StringComparison.Ordinal);
        Assert.Contains("no column 3: it has 3", Message(Text, label: 3), StringComparison.Ordinal);
        Assert.Contains("no column ^4", Message(Text, label: ^4), StringComparison.Ordinal);
        Assert.Contains("would be told the answer", Message(Text, new CsvOptions { Features = [0, 1] }, 1), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_text_is_told_with_its_line(string what, string text, string[] fragments)
    {
        var message = Message(text);
        Assert.All(fragments, fragment => Assert.True(message.Contains(fragment, StringComparison.Ordinal), $"{what}: {message}"));
    }

    [Fact]
    public void A_machine_with_German_settings_reads_the_same()
    {
        using var german = new GermanCulture();
        Assert.Equal([1.5f], Read("a,b\n1.5,2").Features.ToArray());
        var data = Read("a;b\n1,5;2\n-3,25;4", new CsvOptions { DecimalSeparator = ',' });
        Assert.Equal([1.5f, -3.25f], data.Features.ToArray());
        Assert.Contains("1.234", Message("a;b\n1,5;2\n2,5;2\n1.234;4", new CsvOptions { DecimalSeparator = ',' }), StringComparison.Ordinal);
    }

    [Fact]
    public void Categories_may_be_one_column_or_known_from_before()
    {
        const string Text = "c,y\nred,1\nblue,2\n,3\n";
        var ordinal = Read(Text, new CsvOptions { Categories = CategoryEncoding.Ordinal });
        Assert.Equal(["c"], ordinal.FeatureNames);
        Assert.Equal([1, 0, float.NaN], ordinal.Features.ToArray());
        var known = Read(Text, new CsvOptions { KnownCategories = Known("c", "red", "green", "blue") });
        Assert.Equal(["c = red", "c = green", "c = blue"], known.FeatureNames);
        Assert.Equal([1f, 0, 0, 0, 0, 1, 0, 0, 0], known.Features.ToArray());
        Assert.Contains("line 3, column 'c': 'blue' is none of the known categories red, green",
            Message(Text, new CsvOptions { KnownCategories = Known("c", "red", "green") }), StringComparison.Ordinal);
        Assert.Equal(["c = red"], Read("c,y\nred,1\nred,2", null).FeatureNames);
    }

    [Fact]
    public void Too_many_different_texts_are_no_category()
    {
        var text = "id,y\n" + string.Concat(Enumerable.Range(0, 1500).Select(i => $"person {i},{i % 2}\n"));
        Assert.Contains("column 'id': more than 1000 different texts", Message(text), StringComparison.Ordinal);
        Assert.Contains("leave the column out with Features", Message(text), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_contradict_each_other_are_refused() =>
        Assert.Contains("Separator = ';'", Assert.Throws<ArgumentException>(() => Read("a,b\n1,2", new CsvOptions { Separator = ',', DecimalSeparator = ',' })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_has_its_name_and_one_that_is_not_there_is_told()
    {
        using var folder = new TemporaryFolder();
        var data = Dataset.FromCsv(folder.Write("houses.csv", "\uFEFFrooms,price\n3,210\n4,260\n"), label: "price");
        Assert.Equal("houses", data.Name);
        Assert.Equal(["rooms"], data.FeatureNames);
        Assert.Contains("'nowhere.csv' cannot be read", Assert.Throws<DataException>(() => Dataset.FromCsv("nowhere.csv")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_set_written_by_hand_comes_back()
    {
        var iris = Datasets.Iris();
        var lines = Enumerable.Range(0, iris.Count).Select(i => FormattableString.Invariant(
            $"{iris.Features[i, 0]},{iris.Features[i, 1]},{iris.Features[i, 2]},{iris.Features[i, 3]},{iris.ClassNames![(int)iris.Labels[i]]}"));
        var again = Read(string.Join('\n', lines.Prepend("a,b,c,d,kind")));
        Assert.Equal(iris.Features.ToArray(), again.Features.ToArray());
        Assert.Equal(iris.Labels.ToArray(), again.Labels.ToArray());
        Assert.Equal(iris.ClassNames, again.ClassNames);
    }

    private static Dictionary<string, IReadOnlyList<string>> Known(string column, params string[] categories) => new() { [column] = categories };

    private static Dataset Read(string text, CsvOptions? options = null, CsvColumn? label = null) => Dataset.FromCsv(new StringReader(text), label, options);

    private static string Message(string text, CsvOptions? options = null, CsvColumn? label = null) =>
        Assert.Throws<DataException>(() => Read(text, options, label)).Message;
}
