using System.Reflection;
using Microsoft.CodeAnalysis;
using Recruit.Testing;

namespace Recruit.Web.Tests.Architecture;

/// <summary>A place in the source that uses something of another room.</summary>
/// <param name="From">The namespace that uses.</param>
/// <param name="To">The namespace that is used.</param>
/// <param name="Name">What of it is used: <c>RoundStore.GetAsync</c>.</param>
/// <param name="Place">File and line.</param>
public sealed record Arrow(string From, string To, string Name, string Place);

/// <summary>
/// Every arrow of the source, read by the compiler: whatever a name stands for counts, however it is written (by alias, by extension, inferred,
/// inherited), and text in a comment or a string does not. Pages count as what is compiled from them, in the room of their folder.
/// </summary>
public sealed class Arrows
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly string[] Floors = ["Recruit.Data", "Recruit.Scheduler", "Recruit.Web"];

    private static readonly Lazy<CSharpCompilation> House = new(() => CSharpCompilation.Create(
        "house", Floors.SelectMany(TreesOf), References(), new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true)));

    /// <summary>All arrows between rooms of the house as it stands.</summary>
    public static IReadOnlyList<Arrow> OfHouse() => [.. House.Value.SyntaxTrees.AsParallel().SelectMany(tree => In(House.Value, tree))];

    /// <summary>The arrows of a file that is not there, as if it stood in the house.</summary>
    public static IReadOnlyList<Arrow> If(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, Language, "Imagined.cs");
        return [.. In(House.Value.AddSyntaxTrees(tree), tree)];
    }

    /// <summary>What the compiler could not read; nothing when the arrows are all there are.</summary>
    public static IEnumerable<string> Unread() => House.Value.GetDiagnostics()
        .Where(fault => fault.Id is "CS0246" or "CS0234" or "CS0103" or "CS1061" or "CS0117").Select(fault => fault.ToString());

    private static IEnumerable<Arrow> In(CSharpCompilation house, SyntaxTree tree)
    {
        var model = house.GetSemanticModel(tree);
        var from = PageRoom(tree.FilePath) ?? tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "Recruit.Web";
        return from name in tree.GetRoot().DescendantNodes(node => node is not UsingDirectiveSyntax).OfType<SimpleNameSyntax>()
               let used = model.GetSymbolInfo(name).Symbol
               where used is not (null or INamespaceSymbol or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol)
               let to = RoomOf(used)
               where to is not null && to != from
               select new Arrow(from, to, NameOf(used), $"{Path.GetRelativePath(Repository.Root, tree.FilePath)}:{LineOf(name)}");
    }

    private static string? RoomOf(ISymbol symbol) =>
        symbol.ContainingNamespace?.ToDisplayString() is { } room && room.StartsWith("Recruit.", StringComparison.Ordinal) ? room : null;

    private static string NameOf(ISymbol symbol) => symbol.ContainingType is { } type ? $"{type.Name}.{symbol.Name}" : symbol.Name;

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetMappedLineSpan().StartLinePosition.Line + 1;

    // A page is compiled in a namespace of the framework's choice: its room is its folder.
    private static string? PageRoom(string path)
    {
        const string generated = "RazorSourceGenerator/";
        var at = path.IndexOf(generated, StringComparison.Ordinal);
        return at < 0 ? null : "Recruit.Web" + string.Concat(Path.GetDirectoryName(path[(at + generated.Length)..])!.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => "." + part));
    }

    private static IEnumerable<SyntaxTree> TreesOf(string floor) =>
        Repository.Files(floor, "*.cs").Concat(Generated(floor)).Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), Language, path));

    // What the compiler was given besides the files: global usings, and the classes of pages.
    private static IEnumerable<string> Generated(string floor)
    {
        var built = Path.Combine(Repository.Root, floor, "obj", BuiltAs(), "net10.0");
        return Directory.EnumerateFiles(built, "*.GlobalUsings.g.cs").Concat(Directory.EnumerateFiles(built, "*_cshtml.g.cs", SearchOption.AllDirectories));
    }

    private static string BuiltAs() => typeof(Arrows).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static IEnumerable<MetadataReference> References() =>
        from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        where !Path.GetFileName(path).StartsWith("recruit", StringComparison.OrdinalIgnoreCase)
        select MetadataReference.CreateFromFile(path);
}
