using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Recruit.Testing;

namespace Recruit.Web.Tests.Architecture;

/// <summary>A place in the source that uses something of another namespace.</summary>
/// <param name="From">The namespace that uses.</param>
/// <param name="To">The namespace that is used.</param>
/// <param name="Name">What of it is used: <c>RoundStore.GetAsync</c>, or the table of a statement.</param>
/// <param name="Place">File and line.</param>
internal sealed record Arrow(string From, string To, string Name, string Place);

/// <summary>
/// Every arrow of the source, as the compiler reads it: whatever a name stands for counts, however it is written (by alias, by extension, inferred,
/// inherited), and text in a comment does not. Pages count as what is compiled from them, in the room of their folder.
/// </summary>
internal static partial class Arrows
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly Lazy<CSharpCompilation> Source = new(() => CSharpCompilation.Create(
        "house", new[] { "Recruit.Data", "Recruit.Scheduler", "Recruit.Web" }.SelectMany(TreesOf), References(), new(OutputKind.ConsoleApplication)));

    private static readonly Lazy<IReadOnlyList<Arrow>> All = new(() => [.. Source.Value.SyntaxTrees.AsParallel().SelectMany(tree => In(Source.Value, tree))]);

    /// <summary>The arrows of the house as it stands.</summary>
    public static IReadOnlyList<Arrow> OfHouse => All.Value;

    /// <summary>The types of the house that are not within another.</summary>
    public static IEnumerable<INamedTypeSymbol> Types =>
        from tree in Source.Value.SyntaxTrees
        where PageRoom(tree.FilePath) is null
        let model = Source.Value.GetSemanticModel(tree)
        from type in tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>()
        select (INamedTypeSymbol)model.GetDeclaredSymbol(type)!;

    /// <summary>The arrows of a file that is not there, as if it stood in the house.</summary>
    public static IReadOnlyList<Arrow> If(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, Language, Path.Combine(Repository.Root, "Imagined.cs"));
        return [.. In(Source.Value.AddSyntaxTrees(tree), tree)];
    }

    /// <summary>Names that could not be looked up; the arrows are all there are when this is empty.</summary>
    public static IEnumerable<string> Unread() =>
        Source.Value.GetDiagnostics().Where(fault => fault.Id is "CS0246" or "CS0234" or "CS0103" or "CS1061").Select(fault => fault.ToString());

    private static IEnumerable<Arrow> In(CSharpCompilation house, SyntaxTree tree)
    {
        var (model, root) = (house.GetSemanticModel(tree), tree.GetRoot());
        var room = PageRoom(tree.FilePath) ?? root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "Recruit.Web";
        var uses =
            from name in root.DescendantNodes(node => node is not UsingDirectiveSyntax).OfType<SimpleNameSyntax>()
            let used = model.GetSymbolInfo(name).Symbol
            where used is not (null or INamespaceSymbol or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol)
            let to = used.ContainingNamespace?.ToDisplayString()
            where to is not null && to != room
            select new Arrow(room, to, used.ContainingType is { } type ? $"{type.Name}.{used.Name}" : used.Name, PlaceOf(tree, name.Span));
        return uses.Concat(RowsIn(room, tree, root));
    }

    // A statement names tables, which have a room of their own.
    private static IEnumerable<Arrow> RowsIn(string room, SyntaxTree tree, SyntaxNode root) =>
        from text in room.StartsWith("Recruit.Data", StringComparison.Ordinal) ? root.DescendantTokens() : []
        where text.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken
        from Match use in RowsOf().Matches(text.Text)
        let owner = HouseTests.RoomOfTable(use.Groups[1].Value)
        where owner is not null && owner != room
        select new Arrow(room, owner, use.Groups[1].Value, PlaceOf(tree, text.Span));

    private static string PlaceOf(SyntaxTree tree, Microsoft.CodeAnalysis.Text.TextSpan span) =>
        $"{Path.GetRelativePath(Repository.Root, tree.FilePath)}:{tree.GetMappedLineSpan(span).StartLinePosition.Line + 1}";

    // A page is compiled in a namespace of the framework's choice: its room is its folder.
    private static string? PageRoom(string path) =>
        PageClass().Match(path) is { Success: true } page ? "Recruit.Web" + page.Groups[1].Value.TrimEnd('/').Replace('/', '.') : null;

    private static IEnumerable<SyntaxTree> TreesOf(string floor) =>
        Repository.Files(floor, "*.cs").Concat(Generated(floor)).Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), Language, path));

    // What the compiler was given besides the files: global usings, and the classes of the pages that are still there.
    private static IEnumerable<string> Generated(string floor)
    {
        var built = Path.Combine(Repository.Root, floor, "obj", typeof(Arrows).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration, "net10.0");
        var pages = Repository.Files(floor, "*.cshtml").Select(page => "/" + Path.GetRelativePath(Path.Combine(Repository.Root, floor), page)[..^".cshtml".Length]).ToHashSet();
        return Directory.EnumerateFiles(built, "*.GlobalUsings.g.cs").Concat(Directory.EnumerateFiles(built, "*_cshtml.g.cs", SearchOption.AllDirectories)
            .Where(path => PageClass().Match(path) is var page && pages.Contains(page.Groups[1].Value + page.Groups[2].Value)));
    }

    private static IEnumerable<MetadataReference> References() =>
        from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        where !Path.GetFileName(path).StartsWith("recruit", StringComparison.OrdinalIgnoreCase)
        select MetadataReference.CreateFromFile(path);

    [GeneratedRegex(@"RazorSourceGenerator(/.*?)([^/]+)_cshtml\.g\.cs$")]
    private static partial Regex PageClass();

    [GeneratedRegex(@"\b(?:from|join|into|update)\s+([a-z_]+)")]
    private static partial Regex RowsOf();
}
