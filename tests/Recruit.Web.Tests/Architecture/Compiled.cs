using System.Reflection;
using System.Reflection.Emit;

namespace Recruit.Web.Tests.Architecture;

/// <summary>What the compiled code of a method refers to (ECMA-335, partition III).</summary>
internal static class Compiled
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (int)(ushort)code.Value);

    /// <summary>The texts that stand in it.</summary>
    public static IEnumerable<string> TextsOf(MethodBase method) =>
        Operands(method)
            .Where(operand => operand.Type == OperandType.InlineString)
            .Select(operand => method.Module.ResolveString(operand.Token));

    /// <summary>The types, methods and fields that it names.</summary>
    public static IEnumerable<MemberInfo> MembersOf(MethodBase method)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return from operand in Operands(method)
               where operand.Type is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType
               select method.Module.ResolveMember(operand.Token, ofType, ofMethod)!;
    }

    private static IEnumerable<(OperandType Type, int Token)> Operands(MethodBase method)
    {
        var body = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < body.Length;)
        {
            var code = Codes[body[at] == 0xFE ? 0xFE00 + body[at + 1] : body[at]];
            at += code.Size;
            var length = LengthOf(code.OperandType, body, at);
            if (length == 4)
                yield return (code.OperandType, BitConverter.ToInt32(body, at));
            at += length;
        }
    }

    private static int LengthOf(OperandType operand, byte[] body, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(body, at),
        _ => 4,
    };
}
