using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Recipes;

/// <summary>Kestrel connection middleware: a handler that throws resets its connection, instead of ending it like one that has said everything.</summary>
internal static class AbortOnError
{
    public static ListenOptions UseAbortOnError(this ListenOptions options)
    {
        options.Use(next => async connection =>
        {
            try
            {
                await next(connection);
            }
            catch (Exception error)
            {
                connection.Abort(new ConnectionAbortedException("The handler failed.", error));
                throw;
            }
        });
        return options;
    }
}
