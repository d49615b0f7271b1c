using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Recruit.Web.Layout;

/// <summary>A link as a square that a telephone reads, drawn as one path so that no style or script comes with it.</summary>
public static class QrCode
{
    /// <param name="name">What it is called for those who do not see it.</param>
    public static IHtmlContent Of(string link, string name)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(link, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Length; x++)
                if (rows[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        var svg = new HtmlContentBuilder();
        return svg.AppendFormat(
            "<svg class=\"qr\" viewBox=\"0 0 {0} {0}\" role=\"img\" aria-label=\"{1}\" shape-rendering=\"crispEdges\"><path "
            + "d=\"{2}\" fill=\"#000\"/></svg>",
            rows.Count, name, path.ToString());
    }
}
