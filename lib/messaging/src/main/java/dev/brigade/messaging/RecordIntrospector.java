package dev.brigade.messaging;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets Jackson see what a record says of itself, so that the domain needs no annotation of its. */
final class RecordIntrospector extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        RecordComponent component = component(member);
        return component == null
                ? super.hasRequiredMarker(member)
                : Boolean.valueOf(!mayBeAbsent(component));
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        RecordComponent component = component(annotated);
        if (component == null || mayBeAbsent(component)) {
            return super.findSetterInfo(annotated);
        }
        return JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL);
    }

    @Override
    public @Nullable Boolean hasAsValue(Annotated annotated) {
        boolean accessor =
                annotated instanceof AnnotatedMethod method
                        && isValueObject(method.getDeclaringClass())
                        && method.getName().equals("value")
                        && method.getParameterCount() == 0;
        return accessor ? Boolean.TRUE : super.hasAsValue(annotated);
    }

    @Override
    public JsonCreator.@Nullable Mode findCreatorAnnotation(
            MapperConfig<?> config, Annotated annotated) {
        boolean canonical =
                annotated instanceof AnnotatedConstructor constructor
                        && isValueObject(constructor.getDeclaringClass())
                        && constructor.getParameterCount() == 1
                        && constructor.getRawParameterType(0)
                                == constructor
                                        .getDeclaringClass()
                                        .getRecordComponents()[0]
                                        .getType();
        return canonical
                ? JsonCreator.Mode.DELEGATING
                : super.findCreatorAnnotation(config, annotated);
    }

    private static boolean isValueObject(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components != null
                && components.length == 1
                && components[0].getName().equals("value");
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        return component.getType() == Optional.class
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** The component that a parameter of a record's canonical constructor stands for. */
    private static @Nullable RecordComponent component(Annotated annotated) {
        if (!(annotated instanceof AnnotatedParameter parameter)) {
            return null;
        }
        RecordComponent[] components = parameter.getDeclaringClass().getRecordComponents();
        boolean canonical =
                components != null && parameter.getOwner().getParameterCount() == components.length;
        return canonical ? components[parameter.getIndex()] : null;
    }
}
