using System.Globalization;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>A sample whose class was predicted wrongly.</summary>
/// <param name="Index">The sample's position in the data set, from 0.</param>
/// <param name="Actual">Its true class.</param>
/// <param name="Predicted">The class it was taken for.</param>
/// <param name="Probability">How probable the model thought the predicted class.</param>
/// <param name="ActualProbability">How probable it thought the true class: the smaller, the worse the mistake.</param>
public sealed record Mistake(int Index, string Actual, string Predicted, double Probability, double ActualProbability);

/// <summary>
/// The samples a model gets wrong, the worst first: those whose true class it thought least probable. Pictures show as pictures,
/// rows of features as a table.
/// </summary>
/// <example><code>
/// var mistakes = model.Mistakes(test);
/// mistakes.Count
/// </code></example>
public sealed class Mistakes : Displayable
{
    private const int ShownColumns = 8;
    private readonly Dataset _data;
    private readonly Dictionary<int, PredictedClass> _answers;
    private readonly int _shown;

    internal Mistakes(Dataset data, Tensor predictions, int shown)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shown, 1);
        _data = data;
        _shown = shown;
        var names = data.NamesOfClasses();
        string NameOf(int label) => label < names.Count ? names[label] : label.ToString(CultureInfo.InvariantCulture);
        var wrong = PredictedClass.Of(predictions, data).Select((answer, index) => (answer, index)).Where(pair => !pair.answer.IsRight)
            .OrderBy(pair => pair.answer.ActualProbability).ThenBy(pair => pair.index).ToArray();
        All = [.. wrong.Select(pair => new Mistake(pair.index, NameOf(pair.answer.Actual), NameOf(pair.answer.Predicted), pair.answer.Probability, pair.answer.ActualProbability))];
        _answers = wrong.ToDictionary(pair => pair.index, pair => pair.answer);
    }

    /// <summary>All of them, the worst first.</summary>
    public IReadOnlyList<Mistake> All { get; }

    /// <summary>How many there are.</summary>
    public int Count => All.Count;

    /// <summary>The samples themselves, the worst first.</summary>
    public Dataset Samples => _data.Select([.. All.Select(mistake => mistake.Index)]);

    /// <inheritdoc/>
    public override string ToHtml() => Picture().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => Table().ToString();

    private string Title => Count == 0 ? $"No mistakes on {Numbers.Count(_data.Count, "sample")}"
        : $"{Numbers.Count(Count, "mistake")} on {Numbers.Count(_data.Count, "sample")}, the worst first" + (Count > _shown ? $": {Numbers.Count(_shown)} shown" : "");

    private Displayable Picture() => Count > 0 && _data.IsShownAsPictures
        ? _data.Pictures([.. All.Take(_shown).Select(mistake => mistake.Index)], row => _data.TileText(_answers[row]), 10, Title)
        : Table();

    private TablePicture Table()
    {
        var features = _data.SampleShape.Rank == 1 ? Math.Min(ShownColumns, _data.SampleShape[0]) : 0;
        var names = features == 0 ? [] : _data.ColumnNames();
        var shown = All.Take(_shown).ToArray();
        var values = features == 0 ? null : _data.Select([.. shown.Select(mistake => mistake.Index)]).Features;
        return new TablePicture(
            [
                new("sample", ColumnAlignment.Right), new("true"), new("predicted"), new("probability", ColumnAlignment.Right), new("of the true class", ColumnAlignment.Right),
                .. names.Take(features).Select(name => new TableColumn(name, ColumnAlignment.Right)),
            ],
            [
                .. shown.Select((mistake, i) => (IReadOnlyList<string>)
                [
                    mistake.Index.ToString(CultureInfo.InvariantCulture), mistake.Actual, mistake.Predicted, Numbers.Score(mistake.Probability), Numbers.Score(mistake.ActualProbability),
                    .. Enumerable.Range(0, features).Select(column => ColumnFacts.Number(values!.Data[(i * _data.SampleShape[0]) + column])),
                ]),
            ],
            Title);
    }
}
