using BenchmarkDotNet.Attributes;

namespace NotebookNet.Benchmarks.Micro;

/// <summary>A step of each optimizer over the weights of a layer of 784 inputs and 128 units.</summary>
public class UpdateBenchmarks : IDisposable
{
    private static readonly Optimizer[] All =
    [
        new SGD(), new SGD(momentum: 0.9), new Adam(), new Adam(amsgrad: true), new AdamW(), new Adamax(), new Nadam(), new RMSprop(),
        new AdaGrad(), new Adadelta(), new Lion(),
    ];

    private readonly Variable _weights = new(Tensor.RandomNormal([784, 128], seed: 1));
    private readonly Tensor _gradient = Tensor.RandomNormal([784, 128], seed: 2) * 1e-3;
    private Variable[] _variables = [];
    private Tensor[] _gradients = [];
    private Optimizer? _chosen;
    private IDisposable? _limit;

    /// <summary>The optimizers.</summary>
    public static IEnumerable<string> Names => All.Select(optimizer => optimizer.ToString());

    /// <summary>Which one.</summary>
    [ParamsSource(nameof(Names))]
    public string Rule { get; set; } = string.Empty;

    /// <summary>Makes room for what it remembers.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _limit = Workers.Limit(1);
        _chosen = All.Single(optimizer => optimizer.ToString() == Rule);
        (_variables, _gradients) = ([_weights], [_gradient]);
        Step();
    }

    /// <summary>One step.</summary>
    [Benchmark]
    public void Step() => _chosen!.Apply(_gradients, _variables);

    /// <summary>Gives the threads back.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _limit?.Dispose();
        GC.SuppressFinalize(this);
    }
}
