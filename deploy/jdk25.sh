# Sourced by run, test and bench: sets JAVA_HOME to a JDK 25 or newer, or says what to install.

jdk_major() {
    "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p'
}

is_jdk25() {
    [ -x "$1/bin/javac" ] && [ "$(jdk_major "$1")" -ge 25 ] 2>/dev/null
}

find_jdk25() {
    local home java
    java=$(command -v javac 2>/dev/null) && java=$(dirname "$(dirname "$(readlink -f "$java")")")
    for home in "${JAVA_HOME:-}" "$java" /usr/lib/jvm/* /opt/*jdk* /opt/java/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$home" ] && is_jdk25 "$home"; then
            echo "$home"
            return
        fi
    done
    return 1
}

if ! JAVA_HOME=$(find_jdk25); then
    echo "Brigade needs a JDK 25: install one (Temurin 25, or your system's openjdk-25-jdk) or set JAVA_HOME to it." >&2
    exit 1
fi
export JAVA_HOME
