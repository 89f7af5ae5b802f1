using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookNet.Tests;

/// <summary>A notebook runs under the user's culture; pictures, tables and messages are the same under each.</summary>
public partial class CultureTests
{
    public static TheoryData<string> Names => [.. Displayables.Names];

    [Fact]
    public void The_culture_of_these_tests_does_write_commas()
    {
        using var german = new GermanCulture();
        Assert.Equal("1.234,5 ∞", string.Create(CultureInfo.CurrentCulture, $"{1234.5:N1} {double.PositiveInfinity}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pictures_and_texts_are_the_same_under_a_German_culture(string name)
    {
        var value = Displayables.Create(name);
        var (html, text) = (value.ToHtml(), value.ToString());
        using var german = new GermanCulture();
        foreach (var again in new[] { value, Displayables.Create(name) })
        {
            Assert.Equal(html, again.ToHtml());
            Assert.Equal(text, again.ToString());
        }
    }

    [Fact]
    public void Options_and_numbers_print_the_same_under_a_German_culture()
    {
        object[] values =
        [
            new LeakyReLU(0.25), Activation.Softmax, Loss.MeanSquaredError, Metric.Accuracy, Tensor.From([1.5f, -2.25f, 1e-7f, 1e9f], 2, 2),
            new Variable(0.5f, "w"), new Shape(2, 3), Initializer.HeNormal, new SGD(0.25, 0.5), new Adam(0.125),
            new Dense(3, new LeakyReLU(0.3)), new Flatten(),
        ];
        var expected = values.Select(value => value.ToString()).ToArray();
        using var german = new GermanCulture();
        Assert.Equal(expected, values.Select(value => value.ToString()));
    }

    [Fact]
    public void Messages_are_the_same_under_a_German_culture()
    {
        static string Diverged() => Networks.Line(5, 0.25)
            .Fit(Tensor.Full(99.5f, 5, 5), Tensor.Full(12.5f, 5), epochs: 99, seed: 1, progress: false).Message!;
        static string OutOfTime() => Digits().Replace(
            Networks.Classifier().Fit(Datasets.Iris(), epochs: 1_000_000, maxTime: TimeSpan.FromMilliseconds(20), progress: false).Message!, "#");
        static string Misuse() => string.Join(
            '\n', MisuseCases.All.Select(misuse => ActualValue().Replace(misuse.Message(), string.Empty)));
        foreach (var text in new Func<string>[] { Diverged, OutOfTime, Misuse })
        {
            var expected = text();
            using var german = new GermanCulture();
            Assert.Equal(expected, text());
        }
    }

    // How far it comes within a time is not for this test to say.
    [GeneratedRegex(@"(?<=epoch |step )\d+")]
    private static partial Regex Digits();

    // A sentence the runtime adds to the library's own, in the user's culture.
    [GeneratedRegex("Actual value was .*")]
    private static partial Regex ActualValue();
}
