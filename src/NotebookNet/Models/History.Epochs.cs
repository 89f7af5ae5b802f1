using NotebookNet.Visuals;

namespace NotebookNet;

/// <content>Which epoch was the best, and what the learning rate was.</content>
public sealed partial class History
{
    private readonly List<double> _learningRates = [];

    /// <summary>How many epochs came before, in an earlier training that this one continues.</summary>
    public int InitialEpoch { get; }

    /// <summary>The number of the last whole epoch; <see cref="InitialEpoch"/> when there was none.</summary>
    public int LastEpoch => InitialEpoch + EpochCount;

    /// <summary>The learning rate of the last step of each epoch.</summary>
    public IReadOnlyList<double> LearningRates => _learningRates;

    /// <summary>
    /// What tells the best epoch: the measure <see cref="EarlyStopping"/> watched, otherwise <c>val_loss</c>, or <c>loss</c> without
    /// validation.
    /// </summary>
    public string Monitor => Best?.Key ?? (_values.TryGetValue("val_loss", out var losses) && losses.Count > 0 ? "val_loss" : "loss");

    /// <summary>The number of the best epoch by <see cref="Monitor"/>, the first of equals; null when no epoch has a finite value.</summary>
    public int? BestEpoch => Best?.Epoch ?? FirstBest(_values[Monitor]);

    /// <summary>The epoch whose weights <see cref="EarlyStopping"/> has brought back; null when the weights are those of the end.</summary>
    public int? RestoredEpoch { get; internal set; }

    /// <summary>What a callback found to be the best epoch, and by what.</summary>
    internal (string Key, int Epoch)? Best { get; set; }

    /// <summary>Notes the learning rate of an epoch.</summary>
    internal void AddLearningRate(double rate) => _learningRates.Add(rate);

    /// <summary>Says one thing more about how the training ended.</summary>
    internal void AddNote(string sentence) => Message = Message is null ? sentence : $"{Message} {sentence}";

    private int? FirstBest(List<double> values)
    {
        var isHigherBetter = MeasureDirection.IsHigherBetter(Monitor);
        int? best = null;
        for (var i = 0; i < values.Count; i++)
        {
            if (double.IsFinite(values[i]) && (best is not { } b || (isHigherBetter ? values[i] > values[b] : values[i] < values[b])))
            {
                best = i;
            }
        }

        return best + InitialEpoch + 1;
    }
}
