using System.CommandLine;
using NotebookNet;
using NotebookNet.Benchmarks.Commands;

const int WrongUse = 2;
const int Failed = 1;
var root = new RootCommand("Measures NotebookNet. Run it in Release, on a machine that does nothing else.")
{
    WorkloadsCommand.Create(),
    ThreadsCommand.Create(),
    ScalingCommand.Create(),
    LatencyCommand.Create(),
    MemoryCommand.Create(),
    MatMulCommand.Create(),
    MicroCommand.Create(),
};
root.SetAction(_ => root.Parse(["--help"]).Invoke());
var parse = root.Parse(args);
if (parse.Errors.Count > 0)
{
    foreach (var error in parse.Errors)
    {
        Console.Error.WriteLine(error.Message);
    }

    Console.Error.WriteLine("--help, also behind a command, shows what is possible.");
    return WrongUse;
}

try
{
    return parse.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception problem) when (problem is IOException or DataException)
{
    // Missing or broken files are the user's to mend; anything else is ours and keeps its stack trace.
    Console.Error.WriteLine(problem.Message);
    return Failed;
}
