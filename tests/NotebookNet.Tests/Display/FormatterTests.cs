using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookNet.Tests;

/// <summary>The library's objects through the real formatter of .NET Interactive.</summary>
public partial class FormatterTests
{
    public static TheoryData<string> Names => [.. Displayables.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_object_is_shown_as_its_own_picture_and_its_own_text(string name)
    {
        var value = Displayables.Create(name);
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(value.GetType()).Order());
        Assert.Equal(value.ToHtml(), Formatting.Html(value));
        Assert.Equal(value.ToString(), Formatting.Text(value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_html_is_well_formed_small_and_needs_nothing_from_outside(string name)
    {
        var html = Displayables.Create(name).ToHtml();
        Assert.InRange(html.Length, 100, 50 * 1024);
        _ = WellFormed(html);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(External(), html.Replace("http://www.w3.org/", string.Empty, StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_text_is_readable_and_not_a_type_name(string name)
    {
        var text = Displayables.Create(name).ToString();
        Assert.NotEmpty(text);
        Assert.DoesNotContain("NotebookNet.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Inside_of_arrays_and_anonymous_objects_it_is_the_same_picture(string name)
    {
        var value = Displayables.Create(name);
        var picture = Start(value.ToHtml());
        Assert.Contains(picture, Formatting.Html(new[] { value }), StringComparison.Ordinal);
        Assert.Contains(picture, Formatting.Html(new { about = "it", value }), StringComparison.Ordinal);
        Assert.Contains(picture, Formatting.Html(new List<object> { 1, value }), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_objects_on_a_page_share_no_ids_and_refer_only_to_their_own()
    {
        foreach (var name in Displayables.Names)
        {
            var first = WellFormed(Displayables.Create(name).ToHtml());
            var second = WellFormed(Displayables.Create(name).ToHtml());
            var firstIds = Ids(first);
            Assert.Equal(firstIds.Count, firstIds.Distinct().Count());
            Assert.Empty(firstIds.Intersect(Ids(second)));
            Assert.All(References(first), id => Assert.Contains(id, firstIds));
        }
    }

    [Fact]
    public void The_same_model_shown_twice_shares_no_ids()
    {
        var model = Displayables.Create("model");
        Assert.Empty(Ids(WellFormed(Formatting.Html(model))).Intersect(Ids(WellFormed(Formatting.Html(model)))));
    }

    [Fact]
    public void Names_from_data_are_escaped_everywhere()
    {
        const string nasty = "<script>alert('x')</script> & \"quotes\"";
        var labels = Enumerable.Range(0, 20).Select(i => i % 2).ToArray();
        var data = new Dataset(Tensor.RandomNormal([20, 2], seed: 1), labels, [nasty, "b"], [nasty, "no"], nasty);
        var model = Model.Input(2).Dense(2, Activation.Softmax, name: nasty)
            .Compile(new Adam(), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
        model.Fit(data, epochs: 1, seed: 1, progress: false);
        var evaluation = model.Evaluate(data);
        Visuals.Displayable[] all =
        [
            data, model, model.Summary(), evaluation, evaluation.ConfusionMatrix, StandardScaler.Fit(data), data.ClassBalance(), data.ScatterMatrix(),
            model.DecisionRegions(data),
        ];
        foreach (var value in all)
        {
            var html = Formatting.Html(value);
            _ = WellFormed(html);
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_model_shows_the_names_it_has_learned_from_the_data()
    {
        var html = WebUtility.HtmlDecode(Displayables.Create("trained model").ToHtml());
        Assert.Contains("petal length (cm)", html, StringComparison.Ordinal);
        Assert.Contains("versicolor", html, StringComparison.Ordinal);
    }

    // Ids are new with each drawing; what stands before the first one is the same.
    private static string Start(string html)
    {
        var id = html.IndexOf(" id=", StringComparison.Ordinal);
        var start = html[..Math.Min(id < 0 ? html.Length : id, 300)];
        Assert.True(start.Length > 20);
        return start;
    }

    // A line break is the one element HTML leaves open.
    private static XElement WellFormed(string html) =>
        XElement.Parse("<div>" + html.Replace("<br>", "<br/>", StringComparison.Ordinal) + "</div>");

    private static List<string> Ids(XElement root) =>
        [.. root.DescendantsAndSelf().Attributes("id").Select(attribute => attribute.Value)];

    private static IEnumerable<string> References(XElement root) => root.DescendantsAndSelf().Attributes()
        .SelectMany(attribute => attribute.Name.LocalName is "aria-labelledby" or "aria-describedby"
            ? attribute.Value.Split(' ')
            : Url().Matches(attribute.Value).Select(match => match.Groups[1].Value));

    [GeneratedRegex(@"url\(#([^)]+)\)")]
    private static partial Regex Url();

    [GeneratedRegex("https?://|src=|@import|xlink:href=\"[^#]", RegexOptions.IgnoreCase)]
    private static partial Regex External();
}
