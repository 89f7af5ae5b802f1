using System.Reflection;
using NotebookNet.Visuals;

namespace NotebookNet.Hosting;

/// <summary>
/// The magic command <c>#!notebooknet</c>. .NET Interactive's types for it are found by name: they changed between builds, and code in
/// the extension that names them would not compile in the others.
/// </summary>
internal static class MagicCommand
{
    /// <summary>The command as it is typed.</summary>
    public const string Name = "#!notebooknet";

    private const string Description = "Shows NotebookNet's version, the processor's vector instructions, threads, data folders and links.";
    private const string Directives = "Microsoft.DotNet.Interactive.Directives.";

    private static readonly KeyValuePair<string, string>[] Help =
    [
        new(Name, "version, host, processor, vector instructions, threads, data folders, links"),
        new(Name + " --help", "this list"),
        new("NOTEBOOKNET_THREADS", "environment variable: how many threads to use; results are the same for any number"),
        new("NOTEBOOKNET_DATA", "environment variable: the folder with data sets"),
        new(Desktop.Silent, "environment variable: when set, Show() in a program opens no browser and prints the page's path"),
        new("model.Fit(…, maxTime: TimeSpan.FromMinutes(5))", "a limit for hosts whose stop button does not reach running code"),
        new("picture.Show()", "shows a picture from the middle of a cell; in a program it opens a page"),
    ];

    /// <summary>Adds the command to a kernel.</summary>
    /// <exception cref="NotSupportedException">This build of the host has no way to add a command that is known here.</exception>
    public static void AddTo(object kernel)
    {
        var host = kernel.GetType().Assembly;
        for (var type = kernel.GetType(); type is not null; type = type.BaseType)
        {
            var add = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).FirstOrDefault(IsAddDirective);
            if (add is not null)
            {
                host = add.DeclaringType!.Assembly;
                var handler = Delegate.CreateDelegate(
                    add.GetParameters()[1].ParameterType, typeof(MagicCommand).GetMethod(nameof(Handle), BindingFlags.NonPublic | BindingFlags.Static)!);
                add.Invoke(kernel, BindingFlags.DoNotWrapExceptions, null, [Directive(add.GetParameters()[0].ParameterType, host), handler], null);
                return;
            }
        }

        throw new NotSupportedException($"{host.GetName().Name} {host.GetName().Version} has no AddDirective that takes a KernelActionDirective");
    }

    /// <summary>What the command shows.</summary>
    public static Displayable Run(string? arguments)
    {
        var text = arguments?.Trim() ?? "";
        if (text.Length == 0)
        {
            return HostInfo.Collect();
        }

        var isHelp = text is "--help" or "-h" or "-?";
        return new TablePicture(
            [new("command or setting"), new("what it does")], [.. Help.Select(line => new[] { line.Key, line.Value })],
            isHelp ? null : $"{Name} has no argument {Label.Full(text, 60)}");
    }

    private static bool IsAddDirective(MethodInfo method) =>
        method is { Name: "AddDirective", IsGenericMethodDefinition: false } && method.GetParameters() is [{ } directive, { } handler]
        && directive.ParameterType.FullName == Directives + "KernelActionDirective"
        && handler.ParameterType.GetMethod("Invoke") is { } invoke && invoke.GetParameters().Length == 2
        && invoke.ReturnType.IsAssignableFrom(typeof(Task));

    private static object Directive(Type type, Assembly host)
    {
        var directive = Create(type, Name);
        type.GetProperty("Description")?.SetValue(directive, Description);
        if (host.GetType(Directives + "KernelDirectiveParameter") is { } parameterType
            && type.GetProperty("Parameters")?.GetValue(directive) is { } parameters)
        {
            var help = Create(parameterType, "--help");
            parameterType.GetProperty("Flag")?.SetValue(help, true);
            parameterType.GetProperty("Description")?.SetValue(help, "Shows what there is.");
            typeof(ICollection<>).MakeGenericType(parameterType).GetMethod("Add")!.Invoke(parameters, [help]);
        }

        return directive;
    }

    // A name, and whatever else has a default in this build.
    private static object Create(Type type, string name)
    {
        var constructor = type.GetConstructors()
            .Where(c => c.GetParameters() is [{ } first, .. var rest] && first.ParameterType == typeof(string) && rest.All(p => p.IsOptional))
            .MinBy(c => c.GetParameters().Length)
            ?? throw new NotSupportedException($"{type.FullName} cannot be made of a name alone");
        return constructor.Invoke([name, .. constructor.GetParameters().Skip(1).Select(p => p.DefaultValue)]);
    }

    // The host's delegate gives its own types; object takes them all.
    private static Task Handle(object command, object context)
    {
        var text = command?.ToString() ?? "";
        var start = text.IndexOf(Name, StringComparison.Ordinal);
        NotebookHost.Current.Show(Run(start < 0 ? null : text[(start + Name.Length)..]));
        return Task.CompletedTask;
    }
}
