using BenchmarkDotNet.Attributes;
using NotebookNet.Autodiff;

namespace NotebookNet.Benchmarks.Micro;

/// <summary>Each operation's way forward and back, replayed as in training.</summary>
public class OperationBenchmarks : IDisposable
{
    private RecordedStep? _program;
    private IDisposable? _limit;

    /// <summary>The names of all cases.</summary>
    public static IEnumerable<string> Names => OperationCase.List.Select(each => each.Name);

    /// <summary>Which case.</summary>
    [ParamsSource(nameof(Names))]
    public string Operation { get; set; } = string.Empty;

    /// <summary>Records the operation.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _limit = Workers.Limit(1);
        var chosen = OperationCase.List.Single(each => each.Name == Operation);
        Variable[] inputs = [.. chosen.Shapes.Select((shape, i) => new Variable(Tensor.RandomNormal(shape, seed: i + 1)))];
        using var tape = new GradientTape();
        _program = new RecordedStep(tape, chosen.Compute(inputs), inputs);
        _program.Forward();
    }

    /// <summary>The result.</summary>
    [Benchmark]
    public void Forward() => _program!.Forward();

    /// <summary>The gradients of all inputs.</summary>
    [Benchmark]
    public void Backward() => _program!.Backward();

    /// <summary>Gives the threads back.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _limit?.Dispose();
        GC.SuppressFinalize(this);
    }
}
