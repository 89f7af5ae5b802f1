using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using NotebookNet.Visuals;

namespace NotebookNet.Tests;

/// <summary>Runs example code the way a notebook runs its cells.</summary>
internal static class ExampleSession
{
    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithReferences(typeof(Model).Assembly, typeof(Tensor).Assembly, typeof(Displayable).Assembly, typeof(Enumerable).Assembly)
        .WithImports("System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "NotebookNet");

    /// <summary>What examples may use without saying where it comes from.</summary>
    private const string Prelude = """
        var (train, test) = Datasets.Iris().Split(test: 0.2, seed: 42);
        var data = train;
        var scaler = StandardScaler.Fit(train);
        var model = Model.Input(4).Dense(5, Activation.ReLU).Dense(3, Activation.Softmax)
            .Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
        var history = model.Fit(train, epochs: 2, validation: test, seed: 1, progress: false);
        var x = train.Features;
        var labels = train.Labels;
        var sample = test.Features;
        var predictions = model.Predict(test);
        double[] epochs = [1, 2];
        double[] loss = [1, 0.5];
        double[] validationLoss = [1, 0.75];
        var matrix = Tensor.RandomNormal([4, 5], seed: 1);
        var tensor = Tensor.RandomNormal([2, 3, 4], seed: 2);
        var picture = Tensor.RandomUniform([28, 28], seed: 3);
        var embeddings = Tensor.RandomNormal([10, 4], seed: 4);
        var critic = predictions;
        predictions = Tensor.Ones(3, 1);
        labels = Tensor.Zeros(3);
        var oneHotLabels = Tensor.Ones(3, 1);
        Tensor probabilities = new[,] { { 0.25 }, { 0.5 }, { 0.75 } };
        var trueProbabilities = probabilities;
        var logits = Tensor.Zeros(3, 4);
        var weights = Tensor.Ones(3);
        """;

    /// <summary>Runs blocks of code one after the other in one session; an exception tells the block and the line.</summary>
    public static async Task<object?> Run(IEnumerable<string> blocks, bool withPrelude)
    {
        var cells = blocks.SelectMany(Cells);
        ScriptState<object>? state = null;
        foreach (var cell in withPrelude ? cells.Prepend(Prelude) : cells)
        {
            try
            {
                state = state is null ? await CSharpScript.RunAsync(cell, Options) : await state.ContinueWithAsync(cell);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"This example does not run:\n\n{cell}\n\n{error}", error);
            }
        }

        return state?.ReturnValue;
    }

    /// <summary>
    /// A block shows several results by expressions without a semicolon; a cell can have only one, at its end, so the block is
    /// cut behind each. The line that gets the package is left out: the examples shall run against this build.
    /// </summary>
    private static IEnumerable<string> Cells(string block)
    {
        var lines = block.ReplaceLineEndings("\n").Split('\n').Where(line => !line.StartsWith("#r ", StringComparison.Ordinal));
        var code = string.Join('\n', lines);
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(kind: SourceCodeKind.Script)).GetRoot();
        var start = 0;
        foreach (var member in root.Members)
        {
            if (member is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } })
            {
                yield return code[start..member.FullSpan.End];
                start = member.FullSpan.End;
            }
        }

        if (!string.IsNullOrWhiteSpace(code[start..]))
        {
            yield return code[start..];
        }
    }
}
