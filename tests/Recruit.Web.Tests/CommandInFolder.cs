using System.CommandLine;

namespace Recruit.Web.Tests;

/// <summary>Runs verbs in a folder of their own, as from the command line.</summary>
internal class CommandInFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("recruit").FullName;

    public string Errors { get; private set; } = "";

    public string Output { get; private set; } = "";

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public string PathOf(string name) => Path.Combine(folder, name);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Runs the verb and returns its exit code.</summary>
    protected int Run(Command verb, params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var root = new RootCommand { verb };
        var code = root.Parse([verb.Name, .. arguments])
            .Invoke(new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false });
        (Output, Errors) = (output.ToString(), errors.ToString());
        return code;
    }
}
