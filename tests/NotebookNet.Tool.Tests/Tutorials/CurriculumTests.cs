using System.Globalization;
using System.Text;

namespace NotebookNet.Tool.Tests.Tutorials;

/// <summary>Every step of the curriculum is carried by a cell, and the index in notebooks/README.md says by which.</summary>
public class CurriculumTests
{
    private const string Begin = "<!-- steps: written by CurriculumTests with UPDATE_SNAPSHOTS=1 -->";
    private const string End = "<!-- end of steps -->";

    // Steps that are words alone.
    private static readonly string[] TextSteps = ["B5.1", "C1.1", "D2.1"];

    public static IReadOnlyList<(string Id, string What)> Steps { get; } =
    [
        ("A2.1", "gradient descent on one variable"), ("A2.2", "gradient descent on several variables"),
        ("A3.1", "backpropagation: by hand, by tape, numerically"),
        ("A4.1", "mean squared error"), ("A4.2", "binary cross-entropy"), ("A4.3", "categorical cross-entropy over softmax"),
        ("A5.1", "sigmoid"), ("A5.2", "tanh"), ("A5.3", "ReLU"), ("A5.4", "leaky ReLU"),
        ("A6.1", "L1 regularisation"), ("A6.2", "L2 regularisation"),
        ("A7.1", "Iris: the data"), ("A7.2", "Iris: split and standardise"), ("A7.3", "Iris: the model"), ("A7.4", "Iris: training"),
        ("A7.5", "Iris: evaluation"),
        ("A9.3", "over-fitting: why, and how it shows"), ("A9.5", "model selection by cross-validation"),
        ("B2.1", "multilayer perceptron for classification and regression"), ("B2.5", "concept map of the families"),
        ("B3.1", "one neuron"), ("B3.2", "forward pass layer by layer"), ("B3.3", "backward pass from the output"), ("B3.4", "update, and repeat"),
        ("B4.1", "linear algebra"), ("B4.2", "calculus"), ("B4.3", "probability"), ("B4.4", "formulas beside code"),
        ("B4.5", "a worked example, every number"),
        ("B5.1", "set-up"), ("B5.2", "training without the model API"), ("B5.3", "the same with the model API"), ("B5.4", "why random, why ReLU, why Adam"),
        ("C1.1", "layer, activation, loss, optimizer"), ("C2.1", "one neuron and its gradients"), ("C3.1", "linear regression: the data"),
        ("C3.2", "linear regression: the model"), ("C3.3", "linear regression: divergence and cure"), ("C3.4", "linear regression: predictions and weights"),
        ("D2.1", "words"), ("D3.1", "optimizers, each step by hand"),
        ("D4.1", "MNIST: the data"), ("D4.2", "MNIST: the model"), ("D4.3", "MNIST: training and evaluation"), ("D4.4", "MNIST: a run log for TensorBoard"),
        ("E3.1", "forward, backward, update with normalised inputs"), ("E4.1", "XOR from scratch"), ("E4.2", "XOR with the library"),
        ("E6.1", "choosing an activation"), ("E6.2", "cures for over-fitting"),
    ];

    [Fact]
    public void Every_step_is_carried_by_a_code_cell_or_by_a_text_where_it_is_words_alone()
    {
        var carriers = Carriers();

        Assert.All(Steps, step =>
        {
            Assert.True(carriers.Contains(step.Id), $"No cell has the tag step:{step.Id} ({step.What}).");
            Assert.True(TextSteps.Contains(step.Id) || carriers[step.Id].Any(cell => cell.IsCode), $"Step {step.Id} needs a code cell.");
        });
    }

    [Fact]
    public void The_index_of_the_tutorials_is_true()
    {
        var file = Path.Combine(Tutorials.Root, "notebooks", "README.md");
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var from = text.IndexOf(Begin, StringComparison.Ordinal);
        var to = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(from >= 0 && to > from, $"{file} needs the lines {Begin} and {End}.");

        var updated = text[..(from + Begin.Length)] + "\n" + Table() + text[to..];
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, updated);
        }

        Assert.Equal(updated, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_path_through_the_tutorials_names_each_of_them()
    {
        var text = File.ReadAllText(Path.Combine(Tutorials.Root, "notebooks", "README.md"));

        Assert.All(Tutorials.Paths, path => Assert.Contains($"({Path.GetFileName(path)})", text, StringComparison.Ordinal));
    }

    private static ILookup<string, (string Notebook, int Number, bool IsCode)> Carriers() => Tutorials.Paths
        .SelectMany(path =>
        {
            var notebook = Tutorials.Read(path);
            return Enumerable.Range(0, notebook.Cells.Count).SelectMany(i => Tutorials.Tags(notebook, i)
                .Where(tag => tag.StartsWith("step:", StringComparison.Ordinal))
                .Select(tag => (Step: tag["step:".Length..], Notebook: Path.GetFileNameWithoutExtension(path), Number: i + 1, notebook.Cells[i].IsCode)));
        })
        .ToLookup(cell => cell.Step, cell => (cell.Notebook, cell.Number, cell.IsCode));

    private static string Table()
    {
        var carriers = Carriers();
        var table = new StringBuilder("| Step | What | Notebook | Cells |\n|---|---|---|---|\n");
        foreach (var (id, what) in Steps)
        {
            foreach (var notebook in carriers[id].GroupBy(cell => cell.Notebook).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                table.Append(CultureInfo.InvariantCulture, $"| {id} | {what} | [{notebook.Key}]({notebook.Key}.ipynb) | {string.Join(", ", notebook.Select(cell => cell.Number))} |\n");
            }
        }

        return table.ToString();
    }
}
