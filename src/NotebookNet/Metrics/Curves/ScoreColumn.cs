using System.Globalization;

namespace NotebookNet;

/// <summary>One class against the rest: how strongly each sample was taken for it, and whether it is one.</summary>
/// <param name="Name">The class.</param>
/// <param name="Scores">The outputs, one per sample.</param>
/// <param name="Positive">Whether each sample belongs to the class.</param>
internal sealed record ScoreColumn(string Name, float[] Scores, bool[] Positive)
{
    /// <summary>The classes of predictions: class 1 alone where there are two, else each.</summary>
    /// <param name="predictions">Probabilities (N, C), or of class 1, (N) or (N, 1).</param>
    /// <param name="labels">Class indices (N), or one-hot (N, C).</param>
    /// <param name="classNames">One name per class; numbers from 0 when null.</param>
    /// <param name="who">Who asks, for messages.</param>
    public static IReadOnlyList<ScoreColumn> Of(Tensor predictions, Tensor labels, IReadOnlyList<string>? classNames, string who)
    {
        var answers = new Answers(predictions, labels, who);
        Check(predictions, answers.Rows, who);
        var names = Names(classNames, answers.Classes, who);
        var actual = new int[answers.Rows];
        for (var row = 0; row < actual.Length; row++)
        {
            actual[row] = answers.Actual(row);
        }

        var columns = new List<ScoreColumn>();
        for (var label = answers.Classes == 2 ? 1 : 0; label < answers.Classes; label++)
        {
            var scores = new float[actual.Length];
            for (var row = 0; row < scores.Length; row++)
            {
                scores[row] = answers.Row(row)[Math.Min(label, answers.Outputs - 1)];
            }

            columns.Add(new ScoreColumn(names[label], scores, Array.ConvertAll(actual, a => a == label)));
        }

        return columns;
    }

    /// <summary>One name per class, after checking that there are as many.</summary>
    public static IReadOnlyList<string> Names(IReadOnlyList<string>? classNames, int classes, string who) => classNames switch
    {
        null => [.. Enumerable.Range(0, classes).Select(i => i.ToString(CultureInfo.InvariantCulture))],
        _ when classNames.Count == classes => classNames,
        _ => throw new ArgumentException($"{who}: there are {classes} classes but {classNames.Count} names; give one name per class, or none to number them.", nameof(classNames)),
    };

    /// <summary>Says so when there is nothing to score, or a score is no number.</summary>
    public static void Check(Tensor predictions, int rows, string who)
    {
        if (rows == 0)
        {
            throw new DataException($"{who} needs at least one sample; got predictions {predictions.Shape}.");
        }

        var bad = Array.FindIndex(predictions.Data, value => !float.IsFinite(value));
        if (bad >= 0)
        {
            throw new DataException(FormattableString.Invariant(
                $"{who} needs finite predictions, but that of sample {bad / (predictions.Length / rows)} is {predictions.Data[bad]}. A model that diverged predicts such numbers: train it again with a smaller learning rate."));
        }
    }
}
