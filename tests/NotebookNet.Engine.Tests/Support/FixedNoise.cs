namespace NotebookNet.Engine.Tests.Support;

/// <summary>Noise that depends on a step the test sets: the same step gives the same numbers.</summary>
internal sealed class FixedNoise(long seed) : INoise
{
    private readonly RandomStream _stream = new(seed);

    public long Step { get; set; }

    public RandomStream ForThisStep()
    {
        _stream.Restart(seed, Step);
        return _stream;
    }
}
