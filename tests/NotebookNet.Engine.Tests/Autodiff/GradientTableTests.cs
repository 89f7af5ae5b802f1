using NotebookNet.Autodiff;
using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet.Engine.Tests.Autodiff;

/// <summary>Every operation's way back against finite differences of its scalar twin in double precision.</summary>
public sealed class GradientTableTests
{
    public static TheoryData<string> Names => [.. GradientCase.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_those_of_finite_differences(string name)
    {
        var row = GradientCase.All.Single(row => row.Name == name);
        var sources = SourcesOf(row);
        using var tape = new GradientTape();
        var result = row.Forward(sources);

        // A weight of its own for each element: an element that ends up in another's place is noticed.
        var target = (result * Tensor.RandomUniform(result.Shape, 0.5f, 1.5f, seed: 99)).Sum();
        var gradients = tape.Gradient(target, sources);

        for (var i = 0; i < sources.Length; i++)
        {
            Assert.Equal(sources[i].Shape, gradients[i].Shape);
            var truth = NumericalGradient.Of(tape, target, sources[i]);
            for (var j = 0; j < truth.Length; j++)
            {
                Same.AssertClose(truth[j], gradients[i].Data[j], 2e-5, 5e-6, $"input {i}, element {j}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_are_those_of_the_twins_in_double_precision(string name)
    {
        var row = GradientCase.All.Single(row => row.Name == name);
        using var tape = new GradientTape();
        row.Forward(SourcesOf(row));
        foreach (var operation in tape.Operations)
        {
            var truth = new double[operation.Output.Length];
            operation.Reference([.. operation.Inputs.Select(input => Array.ConvertAll(input.Data, x => (double)x))], truth);
            for (var i = 0; i < truth.Length; i++)
            {
                Same.AssertClose(truth[i], operation.Output.Data[i], 1e-5, 1e-6, $"{operation.Name}, element {i}");
            }
        }
    }

    [Fact]
    public void Every_operation_and_every_function_stands_in_the_table()
    {
        var seen = new HashSet<Type>();
        foreach (var row in GradientCase.All)
        {
            using var tape = new GradientTape();
            row.Forward(SourcesOf(row));
            seen.UnionWith(tape.Operations.Select(operation => operation.GetType()).SelectMany(type => type.GetGenericArguments().Append(type)));
        }

        // A function is a step inside of the softmax kernel and never an operation of its own; a finished convolution only predicts.
        var expected = typeof(Operation).Assembly.GetTypes().Where(type =>
            (type.IsSubclassOf(typeof(Operation)) && !type.IsAbstract && !type.IsGenericTypeDefinition)
            || (type.IsValueType && (type.IsAssignableTo(typeof(IUnaryFunction)) || type.IsAssignableTo(typeof(IBinaryFunction)))));
        Assert.Empty(expected.Except(seen).Except([typeof(ExpOfDifference), typeof(FinishedConvolutionOperation)]).Select(type => type.Name));
    }

    private static Variable[] SourcesOf(GradientCase row) =>
        [.. row.Shapes.Select((shape, i) => new Variable(Tensor.RandomUniform(new Shape(shape), row.Range.Low, row.Range.High, seed: i + 11)))];
}
