// From the start of a process to the first trained network and its pictures. Prints the accuracy, the size of the pictures, and the
// milliseconds since the system started this process; bench/all also measures the whole process from outside.
using System.Diagnostics;
using NotebookNet;

var data = new Dataset(
    features: new[,] { { 0.0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } },
    labels: new[] { 0, 1, 1, 0 });
var model = Model.Input(2)
    .Dense(4, Activation.Sigmoid)
    .Dense(1, Activation.Sigmoid)
    .Compile(new Adam(0.1), Loss.BinaryCrossEntropy, Metric.Accuracy);
var history = model.Fit(data, epochs: 1000, batchSize: 4, seed: 42, progress: false);
var pictures = history.ToHtml() + model.ToHtml();
using var process = Process.GetCurrentProcess();
Console.WriteLine(FormattableString.Invariant(
    $"{history["accuracy"][^1]:F2}\t{pictures.Length}\t{(DateTime.Now - process.StartTime).TotalMilliseconds:F0}"));
