using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.Hosting;
using Recruit.Data.Postgres;
using Recruit.Scheduler.Site;
using Recruit.Testing;
using Recruit.Web.Site;

namespace Recruit.Web.Tests.Architecture;

/// <summary>A place that uses something of another namespace.</summary>
/// <param name="From">The namespace that uses.</param>
/// <param name="To">The namespace that is used.</param>
/// <param name="Name">What of it is used: <c>RoundStore.GetAsync</c>, or the table of a statement.</param>
/// <param name="Place">The type, or the file, in which it is used.</param>
internal sealed record Arrow(string From, string To, string Name, string Place);

/// <summary>
/// Every arrow of the house, as it was compiled: whatever is used counts, however it was written (by alias, by extension, inferred,
/// inherited), and text in a comment does not. Only constants are gone when code is compiled; those are looked up in the source. A page
/// stands in the room of its folder.
/// </summary>
internal static partial class Arrows
{
    private const BindingFlags Everything =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Assembly[] Floors = [typeof(Database).Assembly, typeof(SiteOptions).Assembly, typeof(RecruitSite).Assembly];

    private static readonly Dictionary<Type, string> PageRooms =
        Floors.SelectMany(floor => floor.GetCustomAttributes<RazorCompiledItemAttribute>())
            .ToDictionary(page => page.Type, page => "Recruit.Web" + string.Join('.', page.Identifier.Split('/')[..^1]));

    private static readonly Lazy<Dictionary<string, Type>> Constants = new(() => Types.Where(type => type.DeclaringType is null)
        .SelectMany(
            type => type.GetFields(Everything).Where(field => field.IsLiteral), (type, field) => (Name: $"{type.Name}.{field.Name}", type))
        .DistinctBy(constant => constant.Name).ToDictionary(constant => constant.Name, constant => constant.type));

    /// <summary>The types of the house, those that the compiler made for them included.</summary>
    public static IEnumerable<Type> Types =>
        Floors.SelectMany(floor => floor.GetTypes()).Where(type => RoomOf(type) is { } room && Regex.IsMatch(room, @"^Recruit\b"));

    /// <summary>The arrows of the house as it stands.</summary>
    public static IReadOnlyList<Arrow> OfHouse { get; } =
    [
        .. Types.SelectMany(Of),
        .. from floor in Floors
           let name = floor == Floors[2] ? "Recruit.Web" : floor.GetName().Name!
           from path in Repository.Files(name, "*.cs").Concat(Repository.Files(name, "*.cshtml"))
           from arrow in OfConstants(path, File.ReadAllText(path))
           select arrow,
    ];

    /// <summary>The arrows of one type.</summary>
    public static IEnumerable<Arrow> Of(Type type)
    {
        var room = RoomOf(type)!;
        return (from used in UsesOf(type).SelectMany(Named)
                let to = RoomOf(used.Type)
                where to is not null && to != room
                select new Arrow(room, to, used.Name, type.FullName!))
            .Concat(from text in MethodsOf(type).SelectMany(Compiled.TextsOf)
                    from Match use in RowsOf().Matches(text)
                    let owner = room.StartsWith("Recruit.Data", StringComparison.Ordinal)
                        ? HouseTests.RoomOfTable(use.Groups[1].Value)
                        : null
                    where owner is not null && owner != room
                    select new Arrow(room, owner, use.Groups[1].Value, type.FullName!))
            .Distinct();
    }

    /// <summary>The arrows to constants of a file.</summary>
    public static IEnumerable<Arrow> OfConstants(string path, string source)
    {
        var folder = Path.GetDirectoryName(Path.GetRelativePath(Repository.Root, path))!.Replace('/', '.');
        return from Match name in Member().Matches(Comment().Replace(source, ""))
               where Constants.Value.ContainsKey(name.Value)
               let to = RoomOf(Constants.Value[name.Value])
               where to != folder
               select new Arrow(folder, to, name.Value, Path.GetRelativePath(Repository.Root, path));
    }

    // Its base, its interfaces and attributes, and all that its members declare and do.
    private static IEnumerable<MemberInfo> UsesOf(Type type)
    {
        var methods = MethodsOf(type).ToList();
        return new[] { type.BaseType }.Concat(type.GetInterfaces()).OfType<MemberInfo>()
            .Concat(type.GetFields(Everything).Select(field => field.FieldType))
            .Concat(methods.SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType)))
            .Concat(methods.OfType<MethodInfo>().Select(method => method.ReturnType))
            .Concat(methods.SelectMany(method => method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []))
            .Concat(methods.SelectMany(Compiled.MembersOf))
            .Concat(type.GetMembers(Everything).Append(type).SelectMany(member => member.GetCustomAttributesData())
                .Select(attribute => attribute.AttributeType));
    }

    private static IEnumerable<MethodBase> MethodsOf(Type type) =>
        type.GetMethods(Everything).Concat<MethodBase>(type.GetConstructors(Everything));

    // A member belongs to its type; what a type is made of counts as well.
    private static IEnumerable<(Type Type, string Name)> Named(MemberInfo member) => member switch
    {
        Type { HasElementType: true } made => Named(made.GetElementType()!),
        Type { IsGenericParameter: true } => [],
        Type { IsConstructedGenericType: true } made => made.GetGenericArguments().SelectMany(Named).Append((made, made.Name)),
        Type type => [(type, type.Name)],
        MethodInfo { IsGenericMethod: true } method => method.GetGenericArguments().SelectMany(Named).Concat(Owner(method)),
        _ => Owner(member),
    };

    private static IEnumerable<(Type Type, string Name)> Owner(MemberInfo member) =>
        member.DeclaringType is { } owner ? Named(owner).Select(part => (part.Type, $"{part.Type.Name}.{member.Name}")) : [];

    private static string? RoomOf(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return PageRooms.GetValueOrDefault(type) ?? type.Namespace ?? (type.Name == "Program" ? "Recruit.Web" : null);
    }

    [GeneratedRegex(@"\b[A-Z]\w*\.[A-Z]\w*\b")]
    private static partial Regex Member();

    [GeneratedRegex(@"//.*|/\*[\s\S]*?\*/|@\*[\s\S]*?\*@")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(?:from|join|into|update)\s+([a-z_]+)")]
    private static partial Regex RowsOf();
}
