namespace NotebookNet.Training;

/// <summary>What the user asked of a training run.</summary>
internal sealed record FitOptions(
    int Epochs,
    int BatchSize,
    int Seed,
    bool Shuffle,
    bool Progress,
    IReadOnlyList<Callback>? Callbacks,
    int InitialEpoch,
    TimeSpan? MaxTime,
    CancellationToken Cancellation);
