using System.CommandLine;
using Recruit.Web.Tables;

namespace Recruit.Web.Tests.Tables;

/// <summary>Runs <c>compose</c> in a folder of its own, as from the command line.</summary>
internal sealed class ComposeInFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("compose").FullName;

    public string Errors { get; private set; } = "";

    public string Output { get; private set; } = "";

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public string PathOf(string name) => Path.Combine(folder, name);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Runs the verb and returns its exit code.</summary>
    public int Compose(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var root = new RootCommand { ComposeCommand.Create() };
        var code = root.Parse(["compose", .. arguments]).Invoke(new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false });
        (Output, Errors) = (output.ToString(), errors.ToString());
        return code;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
